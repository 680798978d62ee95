import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Writes a large dump as a tool would: {@code java GenerateDump.java gdb|lldb|eu-stack OUT THREADS DUMP...}. The shapes of
 * its threads are those of the given dumps of the same tool, in turn; thread ids and the pointers to a thread's own stack
 * are each thread's own, as they are in a real process, so that no two threads print the same bytes (but for eu-stack,
 * which prints no arguments). The same arguments give the same file.
 */
public final class GenerateDump {
    private static final Pattern STACK_POINTER = Pattern.compile("(?<==)0x(?:0000)?7f[0-9a-f]{10}\\b");
    private static final int FIRST_LWP = 4_000_000;

    private GenerateDump() {}

    private enum Tool {
        GDB("Thread \\d+ \\(Thread 0x([0-9a-f]+) \\(LWP \\d+\\)(.*)") {
            @Override
            String begin() {
                return "[Thread debugging using libthread_db enabled]\n";
            }

            @Override
            String head(int number, long moved, Matcher head) {
                return "\nThread " + number + " (Thread 0x" + Long.toHexString(Long.parseLong(head.group(1), 16) - moved)
                        + " (LWP " + (FIRST_LWP + number) + ")" + head.group(2) + "\n";
            }

            @Override
            String end() {
                return "[Inferior 1 (process " + (FIRST_LWP + 1) + ") detached]\n";
            }
        },
        LLDB("[* ] thread #\\d+(.*)") {
            @Override
            String begin() {
                return "(lldb) process attach --pid " + (FIRST_LWP + 1) + "\n(lldb) bt all\n";
            }

            @Override
            String head(int number, long moved, Matcher head) {
                return "  thread #" + number + head.group(1) + "\n";
            }
        },
        EU_STACK("TID \\d+:") {
            @Override
            String begin() {
                return "PID " + (FIRST_LWP + 1) + " - process\n";
            }

            @Override
            String head(int number, long moved, Matcher head) {
                return "TID " + (FIRST_LWP + number) + ":\n";
            }
        };

        final Pattern head;

        Tool(String head) {
            this.head = Pattern.compile(head);
        }

        abstract String begin();

        /** @param moved how far the thread's stack lies from that of the thread whose shape it has */
        abstract String head(int number, long moved, Matcher head);

        String end() {
            return "";
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            System.err.println("usage: java GenerateDump.java gdb|lldb|eu-stack OUT THREADS DUMP...");
            System.exit(64);
        }
        Tool tool = Tool.valueOf(args[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        int threads = Integer.parseInt(args[2]);
        List<List<String>> shapes = new ArrayList<>();
        for (int i = 3; i < args.length; i++) {
            shapes.addAll(shapes(tool, Path.of(args[i])));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 20)) {
            write(out, tool.begin());
            for (int i = 0; i < threads; i++) {
                // gdb begins with the highest number, the others with the first.
                int number = tool == Tool.GDB ? threads - i : i + 1;
                // Idle threads of a pool come by the hundred, so neighbours mostly look alike.
                thread(tool, out, number, shapes.get(number / 16 % shapes.size()));
            }
            write(out, tool.end());
        }
    }

    /** Threads with the frames below them; where lldb stops a process it shows one frame of each, which is no shape. */
    private static List<List<String>> shapes(Tool tool, Path dump) throws IOException {
        List<List<String>> shapes = new ArrayList<>();
        boolean inThread = false;
        for (String line : lines(dump)) {
            if (tool.head.matcher(line).matches()) {
                inThread = true;
                shapes.add(new ArrayList<>());
            }
            boolean below = line.startsWith("#") || line.startsWith("  ");
            inThread &= below || tool.head.matcher(line).matches();
            if (inThread) {
                shapes.getLast().add(line);
            }
        }
        shapes.removeIf(shape -> shape.size() <= 2);
        return shapes;
    }

    private static List<String> lines(Path dump) throws IOException {
        InputStream file = Files.newInputStream(dump);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                dump.toString().endsWith(".gz") ? new GZIPInputStream(file) : file, StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    private static void thread(Tool tool, OutputStream out, int number, List<String> shape) throws IOException {
        Matcher head = tool.head.matcher(shape.getFirst());
        if (!head.matches()) {
            throw new IllegalStateException(shape.getFirst());
        }
        long moved = number * 0x201000L;
        StringBuilder text = new StringBuilder(tool.head(number, moved, head));
        for (String line : shape.subList(1, shape.size())) {
            Matcher pointer = STACK_POINTER.matcher(line);
            text.append(pointer.replaceAll(p -> {
                String digits = Long.toHexString(Long.decode(p.group()) - moved);
                return "0x" + "0".repeat(p.group().length() - 2 - digits.length()) + digits;
            }));
            text.append('\n');
        }
        write(out, text.toString());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
