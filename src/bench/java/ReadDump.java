import dev.unpark.model.Input;
import dev.unpark.parse.Formats;
import dev.unpark.work.JobContext;
import java.nio.file.Path;

/** The reading alone, without start-up of the command line: {@code java -cp target/classes ReadDump.java FILE [TIMES]}. */
public final class ReadDump {
    private ReadDump() {}

    public static void main(String[] args) throws Exception {
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            for (Input input : Formats.load().read(Path.of(args[0]), args[0], JobContext.NONE)) {
                long stacks = input.threads().stream().map(t -> t.stack()).distinct().count();
                System.out.printf(
                        "%d threads, %d distinct stacks, complete %s, %.2f s%n",
                        input.threads().size(), stacks, input.complete(), (System.nanoTime() - start) / 1e9);
            }
        }
    }
}
