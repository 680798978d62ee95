package dev.unpark.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: parses, runs one command, and turns whatever happened into a sentence and an exit code. */
public final class Cli {
    private Cli() {}

    /** The exit code; the streams of {@code host} are flushed. */
    public static int run(Host host, String... args) {
        int code;
        try {
            code = commands(host).execute(args);
        } catch (OutOfMemoryError e) {
            host.say("There is not enough memory for this input; give more with UNPARK_JAVA_OPTS=-Xmx8g.");
            code = ExitCode.FAILED;
        } catch (Error | RuntimeException e) {
            // Errors too: a class of the window that does not load must not end in a stack trace.
            code = ownFault(host, e);
        }
        host.out().flush();
        host.err().flush();
        return code;
    }

    private static CommandLine commands(Host host) {
        CommandLine root = new CommandLine(new WindowCommand(host))
                .addSubcommand(new ThreadsCommand(host))
                .addSubcommand(new FindingsCommand(host))
                .addSubcommand(new ExplainCommand(host))
                .addSubcommand(new FormatsCommand(host))
                .addSubcommand(new ReportCommand(host));
        root.setOut(new PrintWriter(host.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8));
        root.setUsageHelpWidth(Paragraph.WIDTH);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        root.setParameterExceptionHandler((e, args) -> wrongUsage(host, e));
        root.setExecutionExceptionHandler((e, command, parsed) -> ownFault(host, e));
        root.setExecutionStrategy(parsed -> {
            refuseArgumentsBeforeCommand(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        return root;
    }

    /** {@code unpark --source DIR threads PATH} would drop the DIR without a word. */
    private static void refuseArgumentsBeforeCommand(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedArgs().isEmpty()) {
            String command = parsed.subcommand().commandSpec().name();
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "What stands before '" + command + "' belongs after it: unpark " + command + " PATH...");
        }
    }

    private static int wrongUsage(Host host, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        host.say(String.valueOf(e.getMessage()) + "; see '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    /** A defect, not the person's doing: a sentence that can be put into a report of it, and no stack trace. */
    private static int ownFault(Host host, Throwable e) {
        String where = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.unpark"))
                .findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        host.say("This is a defect of Unpark and not of the input; please report it with this line and the input: "
                + e.getClass().getSimpleName() + where + message);
        return ExitCode.FAILED;
    }
}
