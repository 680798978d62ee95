package dev.unpark.ui.findings;

import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.SourcePlace;
import dev.unpark.ui.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A finding in full: why, citations, fix, proof, pitfalls, alternatives; below it what the other rules answered. */
public final class FindingView {
    private final FindingsViewModel model;
    private final Consumer<String> explain;
    private final VBox body = styled(new VBox(), "finding");
    private final ScrollPane scroll = styled(new ScrollPane(body), "plain-scroll");

    /** @param explain shows what is known of a rule */
    public FindingView(FindingsViewModel model, Consumer<String> explain) {
        this.model = model;
        this.explain = explain;
        scroll.setFitToWidth(true);
        scroll.setId("finding");
        scroll.setAccessibleText("Finding");
        model.currentProperty().subscribe(f -> build());
        model.others().addListener((ListChangeListener<RuleRun>) c -> build());
        model.findings().addListener((ListChangeListener<Finding>) c -> build());
    }

    public Parent node() {
        return scroll;
    }

    private void build() {
        body.getChildren().clear();
        scroll.setVvalue(0);
        Finding finding = model.currentProperty().get();
        if (model.findings().size() > 1) {
            for (Finding other : model.findings()) {
                Button open = Nodes.link(visible(other.plainTitle()), () -> model.open(other));
                Nodes.state(open, "current", other.equals(finding));
                open.setWrapText(true);
                // As long as it likes, it would make the whole pane as wide as the longest title.
                open.setMinWidth(0);
                open.setMinHeight(Region.USE_PREF_SIZE);
                body.getChildren().add(Nodes.row(VerdictBar.certainty(other.certainty()), open));
            }
        }
        if (finding != null) {
            addFinding(finding);
        }
        addRules();
    }

    private void addFinding(Finding finding) {
        Button about = Nodes.link("About this cause", () -> explain.accept(finding.rule()));
        about.setId("about-cause");
        body.getChildren()
                .add(Nodes.row(VerdictBar.certainty(finding.certainty()), Nodes.muted(finding.rule()), about));
        body.getChildren().add(text(finding.plainTitle(), "strong", "finding-title"));
        body.getChildren().add(Nodes.prose(finding.why()));
        head("What it rests on");
        for (Citation citation : finding.citations()) {
            body.getChildren().add(citation(citation));
        }
        list("What the evidence does not show", finding.notKnown());
        list("It could also be", finding.couldAlsoBe());
        list("What would decide", finding.wouldDecide());
        list("Fix", finding.fix());
        list("How to prove the fix", finding.proof());
        list("Pitfalls", finding.pitfalls());
    }

    private Node citation(Citation citation) {
        SourcePlace source = citation.source();
        String place = source == null ? "" : source.shown();
        Button show = Nodes.link("Show", () -> model.show(citation.where()));
        show.setAccessibleText("Show: " + citation.plainShows());
        Label words = text(citation.plainShows());
        HBox.setHgrow(words, Priority.ALWAYS);
        Label where = styled(new Label(visible(place)), "mono", "muted");
        where.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = styled(new HBox(words, where, show), "citation");
        if (citation.line() > 0 && citation.input() >= 0) {
            Button line = Nodes.link("line " + citation.line(), () -> model.showLine(citation));
            line.setAccessibleText("Show the input at line " + citation.line());
            row.getChildren().add(2, line);
        }
        return row;
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            head(title);
            for (String line : lines) {
                Label bullet = new Label("•");
                bullet.setMinWidth(14);
                TextFlow words = Nodes.prose(line);
                HBox.setHgrow(words, Priority.ALWAYS);
                body.getChildren().add(new HBox(bullet, words));
            }
        }
    }

    private void addRules() {
        if (model.others().isEmpty()) {
            return;
        }
        head("What the other rules answered");
        for (RuleRun run : model.others()) {
            Label rule = styled(new Label(run.rule()), "mono", "rule-id");
            rule.setMinWidth(Region.USE_PREF_SIZE);
            Label tag = Nodes.tag(word(run.outcome()), "tag-rest");
            Label because = text(run.outcome().because(), "muted");
            body.getChildren().add(new VBox(Nodes.row(rule, tag), because));
        }
    }

    private static String word(RuleOutcome outcome) {
        return switch (outcome) {
            case RuleOutcome.Found _ -> "found";
            case RuleOutcome.Clear _ -> "clear";
            case RuleOutcome.CannotTell _ -> "cannot tell";
            case RuleOutcome.Crashed _ -> "failed";
        };
    }

    private void head(String title) {
        body.getChildren()
                .add(styled(new Label(title.toUpperCase(Locale.ROOT).charAt(0) + title.substring(1)), "finding-head"));
    }

    private static Label text(@Nullable String words, String... classes) {
        Label label = styled(new Label(words == null ? "" : visible(words)), classes);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
