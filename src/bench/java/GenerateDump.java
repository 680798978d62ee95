import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a large dump as gdb would: {@code java GenerateDump.java OUT THREADS DUMP...}. The shapes of its threads are
 * those of the given dumps, in turn; thread ids and the pointers to a thread's own stack are each thread's own, as they
 * are in a real process, so that no two threads print the same bytes. The same arguments give the same file.
 */
public final class GenerateDump {
    private static final Pattern HEAD = Pattern.compile("Thread \\d+ \\(Thread 0x([0-9a-f]+) \\(LWP \\d+\\)(.*)");
    private static final Pattern STACK_POINTER = Pattern.compile("(?<==)0x7f[0-9a-f]{10}\\b");
    private static final int FIRST_LWP = 4_000_000;

    private GenerateDump() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("usage: java GenerateDump.java OUT THREADS DUMP...");
            System.exit(64);
        }
        int threads = Integer.parseInt(args[1]);
        List<List<String>> shapes = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            shapes.addAll(shapes(Path.of(args[i])));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20)) {
            write(out, "[Thread debugging using libthread_db enabled]\n");
            for (int number = threads; number >= 1; number--) {
                // Idle threads of a pool come by the hundred, so neighbours mostly look alike.
                List<String> shape = shapes.get(number / 16 % shapes.size());
                thread(out, number, shape);
            }
            write(out, "[Inferior 1 (process " + (FIRST_LWP + 1) + ") detached]\n");
        }
    }

    private static List<List<String>> shapes(Path dump) throws IOException {
        List<List<String>> shapes = new ArrayList<>();
        boolean inThread = false;
        for (String line : Files.readAllLines(dump)) {
            if (HEAD.matcher(line).matches()) {
                inThread = true;
                shapes.add(new ArrayList<>());
            }
            inThread &= !line.startsWith("[") && !line.isEmpty();
            if (inThread) {
                shapes.getLast().add(line);
            }
        }
        return shapes;
    }

    private static void thread(OutputStream out, int number, List<String> shape) throws IOException {
        StringBuilder text = new StringBuilder("\n");
        Matcher head = HEAD.matcher(shape.getFirst());
        if (!head.matches()) {
            throw new IllegalStateException(shape.getFirst());
        }
        long moved = number * 0x201000L;
        text.append("Thread ").append(number).append(" (Thread 0x");
        text.append(Long.toHexString(Long.parseLong(head.group(1), 16) - moved));
        text.append(" (LWP ").append(FIRST_LWP + number).append(')').append(head.group(2)).append('\n');
        for (String line : shape.subList(1, shape.size())) {
            Matcher pointer = STACK_POINTER.matcher(line);
            text.append(pointer.replaceAll(p -> "0x" + Long.toHexString(Long.decode(p.group()) - moved)));
            text.append('\n');
        }
        write(out, text.toString());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
