package dev.unpark.cli;

import dev.unpark.model.Certainty;
import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.session.Given;
import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.session.Request;
import dev.unpark.unpack.Scratch;
import dev.unpark.unpack.TemporaryFolder;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reads what a command was given and says how that went: notes on the error stream, the exit code. */
final class Look {
    private final Host host;
    private final Opener opener;

    private Look(Host host, Opener opener) {
        this.host = host;
        this.opener = opener;
    }

    /** For a command that prints what it saw and keeps nothing. */
    static Look only(Host host) {
        return new Look(host, Opener.forOneLook());
    }

    /** For a document, which names the evidence by its digests. */
    static Look forDocument(Host host) {
        return new Look(host, Opener.standard());
    }

    /** All paths as one investigation. */
    int together(Inputs inputs, Printer printer) {
        try (TemporaryFolder scratch = new TemporaryFolder()) {
            Opened opened = open(inputs, scratch);
            printer.print(opened.investigation());
            return verdict(opened.investigation());
        } catch (Refused e) {
            return refused(e);
        }
    }

    /** Every path as an investigation of its own, in the order given. */
    int each(Inputs inputs, Printer printer) {
        int code = ExitCode.CLEAR;
        try (TemporaryFolder scratch = new TemporaryFolder()) {
            StandardInput standardInput = new StandardInput(host.in(), scratch);
            for (Path path : inputs.paths) {
                code = ExitCode.worse(code, one(path, inputs, standardInput, printer));
            }
        }
        return code;
    }

    private int one(Path path, Inputs inputs, StandardInput standardInput, Printer printer) {
        // What one path unpacks to is gone before the next is looked at.
        try (TemporaryFolder scratch = new TemporaryFolder()) {
            List<Given> given = standardInput.given(List.of(path));
            Opened opened = open(new Request(given, inputs.sources, inputs.readAs), scratch);
            printer.print(opened.investigation());
            return verdict(opened.investigation());
        } catch (Refused e) {
            printer.printUnread(StandardInput.shown(path), message(e));
            return refused(e);
        }
    }

    /**
     * Reads, and says what was left out and why.
     *
     * @param scratch what was unpacked lies there for as long as the answer is used
     */
    Opened open(Inputs inputs, Scratch scratch) throws Refused {
        List<Given> given = new StandardInput(host.in(), scratch).given(inputs.paths);
        return open(new Request(given, inputs.sources, inputs.readAs), scratch);
    }

    private Opened open(Request request, Scratch scratch) throws Refused {
        Opened opened = opener.unpackingInto(scratch).open(request).run(JobContext.NONE);
        Evidence evidence = opened.investigation().evidence();
        evidence.inputs().stream().map(Input::error).filter(Objects::nonNull).forEach(host::say);
        evidence.notes().forEach(host::say);
        return opened;
    }

    int refused(Refused e) {
        host.say(message(e));
        return ExitCode.UNREADABLE;
    }

    private static String message(Refused e) {
        return e.getMessage() == null ? "It cannot be read." : e.getMessage();
    }

    /** The exit code; says so where there was text, and none of it is a format that Unpark knows. */
    int verdict(Investigation investigation) {
        if (investigation.analysis().findings().stream().anyMatch(f -> f.certainty() != Certainty.POSSIBLE)) {
            return ExitCode.FOUND;
        }
        Evidence evidence = investigation.evidence();
        if (evidence.sourceRoots().isEmpty() && evidence.inputs().stream().noneMatch(Look::isUnderstood)) {
            host.say(notUnderstood(evidence.inputs()));
            return ExitCode.UNREADABLE;
        }
        return ExitCode.CLEAR;
    }

    private static boolean isUnderstood(Input input) {
        return input.error() == null && !input.format().equals("unknown");
    }

    private static String notUnderstood(List<Input> inputs) {
        if (inputs.size() == 1) {
            return inputs.getFirst().path() + " holds no thread dump, panic text or log in a format that Unpark reads;"
                    + " 'unpark formats' lists them.";
        }
        return "None of the " + inputs.size() + " files is in a format that Unpark reads; 'unpark formats' lists them.";
    }
}
