package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README promises nothing that does not work. */
class ReadmeTest {
    //     packaging/unpark threads samples/silent-hang     # a comment
    private static final Pattern COMMAND = Pattern.compile("^packaging/unpark ([^#\n]+)", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (block.find()) {
            Matcher command = COMMAND.matcher(block.group(1));
            while (command.find()) {
                commands.add(command.group(1).strip());
            }
        }
        return commands;
    }

    @Test
    void itsCommandsRun() throws IOException {
        List<String> commands = commands();
        assertTrue(commands.size() > 5, commands.toString());
        for (String command : commands) {
            Terminal.Ran ran = new Terminal(Path.of("")).run((Object[]) command.split(" "));
            assertTrue(ran.code() == 0 || ran.code() == 3, command + ": " + ran.err());
            assertEquals("", ran.err(), command);
        }
    }

    @Test
    void itsFilesAreThere() throws IOException {
        Matcher path = Pattern.compile("`((?:samples|assets|src|packaging|\\.ci)/[^` *<>]+?)`")
                .matcher(Files.readString(Path.of("README.md")));
        List<String> missing = new ArrayList<>();
        while (path.find()) {
            String file = path.group(1).split(" ")[0];
            if (!Files.exists(Path.of(file))) {
                missing.add(file);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void itsTableNamesEveryCommand() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (String command : Arrays.asList("threads", "findings", "report", "explain", "formats")) {
            assertTrue(readme.contains("`unpark " + command), command);
        }
    }
}
