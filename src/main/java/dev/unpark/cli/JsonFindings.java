package dev.unpark.cli;

import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.ItemRef;
import dev.unpark.model.SourcePlace;

/** The {@code findings} of the document. */
final class JsonFindings {
    private final Json json;
    private final Detail detail;

    JsonFindings(Json json, Detail detail) {
        this.json = json;
        this.detail = detail;
    }

    void write(Finding finding) {
        json.object(() -> {
            json.text("id", finding.id());
            json.text("rule", finding.rule());
            json.text("certainty", finding.certainty().name());
            json.text("title", finding.title());
            json.text("detail", finding.detail());
            if (detail.remedies()) {
                json.text("why", finding.why());
                json.texts("fix", finding.fix());
                json.texts("proof", finding.proof());
                json.texts("pitfalls", finding.pitfalls());
            }
            json.texts("couldAlsoBe", finding.couldAlsoBe());
            json.texts("wouldDecide", finding.wouldDecide());
            json.texts("notKnown", finding.notKnown());
            json.list("citations", finding.citations(), (j, citation) -> citation(citation));
        });
    }

    private void citation(Citation citation) {
        SourcePlace source = citation.source();
        json.object(() -> {
            json.index("input", citation.input());
            json.position("line", citation.line());
            json.index("thread", thread(citation.where()));
            json.index("panic", panic(citation.where()));
            json.index("frame", frame(citation.where()));
            json.text("source", source == null ? null : source.shown());
            json.text("shows", citation.shows());
        });
    }

    /** Position in {@code threads}; -1 for a citation of anything else. */
    static int thread(ItemRef where) {
        return switch (where) {
            case ItemRef.OfThread t -> t.thread();
            case ItemRef.OfFrame f -> f.thread();
            case ItemRef.OfInput i -> -1;
            case ItemRef.OfLine l -> -1;
            case ItemRef.OfPanic p -> -1;
            case ItemRef.OfPanicFrame p -> -1;
            case ItemRef.OfTask t -> -1;
            case ItemRef.OfAwait a -> -1;
            case ItemRef.OfSource s -> -1;
            case ItemRef.OfFinding f -> -1;
            case ItemRef.OfStep s -> -1;
            case ItemRef.OfEntry e -> -1;
        };
    }

    /** Position in {@code panics}; -1 for a citation of anything else. */
    static int panic(ItemRef where) {
        return switch (where) {
            case ItemRef.OfPanic p -> p.panic();
            case ItemRef.OfPanicFrame p -> p.panic();
            case ItemRef.OfThread t -> -1;
            case ItemRef.OfFrame f -> -1;
            case ItemRef.OfInput i -> -1;
            case ItemRef.OfLine l -> -1;
            case ItemRef.OfTask t -> -1;
            case ItemRef.OfAwait a -> -1;
            case ItemRef.OfSource s -> -1;
            case ItemRef.OfFinding f -> -1;
            case ItemRef.OfStep s -> -1;
            case ItemRef.OfEntry e -> -1;
        };
    }

    /** Position in the {@code frames} of the thread or of the panic; -1 for a citation of anything else. */
    static int frame(ItemRef where) {
        return switch (where) {
            case ItemRef.OfFrame f -> f.frame();
            case ItemRef.OfPanicFrame p -> p.frame();
            case ItemRef.OfThread t -> -1;
            case ItemRef.OfInput i -> -1;
            case ItemRef.OfLine l -> -1;
            case ItemRef.OfPanic p -> -1;
            case ItemRef.OfTask t -> -1;
            case ItemRef.OfAwait a -> -1;
            case ItemRef.OfSource s -> -1;
            case ItemRef.OfFinding f -> -1;
            case ItemRef.OfStep s -> -1;
            case ItemRef.OfEntry e -> -1;
        };
    }
}
