package dev.unpark.ui.help;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.knowledge.Article;
import dev.unpark.ui.Nodes;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** An article in full, with the links that go on from it. */
final class ArticleView {
    private static final double LINE_WIDTH = 720;

    private final HelpViewModel model;
    private final VBox body = styled(new VBox(), "article");
    private final ScrollPane scroll = styled(new ScrollPane(body), "plain-scroll");

    ArticleView(HelpViewModel model) {
        this.model = model;
        scroll.setFitToWidth(true);
        scroll.setId("help-article");
        body.setMaxWidth(LINE_WIDTH);
        model.currentProperty().subscribe(this::show);
    }

    Parent node() {
        return scroll;
    }

    /** Takes the focus, so that the keys scroll. */
    void focus() {
        scroll.requestFocus();
    }

    private void show(@Nullable Article article) {
        body.getChildren().clear();
        scroll.setVvalue(0);
        if (article == null) {
            return;
        }
        scroll.setAccessibleText(article.title());
        Button back = Nodes.link("Back", model::back);
        back.setId("help-back");
        back.visibleProperty().bind(model.canGoBackProperty());
        back.managedProperty().bind(back.visibleProperty());
        Label kind = styled(new Label(article.section() + " · " + article.name()), "muted");
        body.getChildren().add(Nodes.row(back, kind));
        body.getChildren().add(styled(Nodes.prose(article.title()), "article-title"));
        article.parts().forEach(this::add);
        List<Article> more = model.continuations(article);
        if (!more.isEmpty()) {
            head("See also");
            more.forEach(next -> body.getChildren().add(link(next)));
        }
    }

    private void add(Article.Part part) {
        if (!part.heading().isEmpty()) {
            head(part.heading());
        }
        switch (part) {
            case Article.Prose prose ->
                prose.lines().forEach(line -> body.getChildren().add(Nodes.prose(line)));
            case Article.Points points ->
                points.lines().forEach(line -> body.getChildren().add(point(line)));
            case Article.Commands commands -> body.getChildren().add(commands(String.join("\n", commands.lines())));
        }
    }

    private static Node point(String line) {
        Label bullet = new Label("•");
        bullet.setMinWidth(14);
        TextFlow words = Nodes.prose(line);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(bullet, words);
    }

    private static Node commands(String text) {
        Label shown = styled(new Label(text), "mono", "command-text");
        shown.setWrapText(true);
        shown.setMinHeight(Region.USE_PREF_SIZE);
        shown.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(shown, Priority.ALWAYS);
        Button copy = Nodes.link("Copy", () -> {});
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText("Copied");
        });
        copy.setId("help-copy");
        return styled(new HBox(shown, copy), "command");
    }

    private Node link(Article next) {
        Button link = Nodes.link(next.title().replace("`", ""), () -> model.follow(next));
        link.setWrapText(true);
        return link;
    }

    private void head(String words) {
        body.getChildren().add(styled(new Label(words), "finding-head"));
    }
}
