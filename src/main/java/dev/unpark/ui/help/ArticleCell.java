package dev.unpark.ui.help;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.knowledge.Article;
import dev.unpark.ui.Nodes;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A row of the help's list: the title, and below it what kind of article it is. */
final class ArticleCell extends ListCell<Article> {
    private final Label title = new Label();
    private final Label kind = styled(Nodes.muted(""), "small");
    private final VBox box = styled(new VBox(title, kind), "article-row");

    ArticleCell() {
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        // the row is as wide as the list, so that long titles break instead of scrolling
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Article article, boolean empty) {
        super.updateItem(article, empty);
        if (empty || article == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(article.title().replace("`", ""));
        kind.setText(article.isTopic() ? article.section() + " · " + article.name() : article.section());
        setGraphic(box);
        setAccessibleText(title.getText() + ", " + kind.getText());
    }
}
