package dev.unpark.source.scan;

import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import java.util.List;

/**
 * What the person's own crates do in async code, in the order of files and lines. Test code and vendored crates are left out.
 *
 * @param files how many Rust files were looked at
 * @param bodies how many async functions and blocks may matter and were walked
 * @param polls how many hand-written polls return {@code Pending}
 * @param notes what was not looked at, in sentences
 */
public record AsyncScan(
        List<GuardSite> guards,
        List<BlockSite> blocking,
        List<PollSite> wakers,
        int files,
        int bodies,
        int polls,
        List<String> notes) {
    public AsyncScan {
        guards = List.copyOf(guards);
        blocking = List.copyOf(blocking);
        wakers = List.copyOf(wakers);
        notes = List.copyOf(notes);
    }

    /** Looks once, on all cores, and remembers it for as long as the tree is open. */
    public static AsyncScan of(Sources sources, JobContext job) {
        return sources.derived(AsyncScan.class, s -> new TreeScan(s, job).scan());
    }
}
