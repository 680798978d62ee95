import dev.unpark.source.Sources;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.work.JobContext;
import java.nio.file.Path;
import java.util.List;

/**
 * What the rules on source take of a tree: its listing and their one pass, in a process that has done nothing before. Prints
 * nanoseconds.
 */
public final class ScanSource {
    private ScanSource() {}

    public static void main(String[] args) throws Exception {
        long from = System.nanoTime();
        AsyncScan.of(Sources.open(List.of(Path.of(args[0])), JobContext.NONE), JobContext.NONE);
        System.out.println(System.nanoTime() - from);
    }
}
