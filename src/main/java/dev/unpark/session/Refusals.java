package dev.unpark.session;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a sentence that nothing could be read, and what to do. */
final class Refusals {
    private static final String TAKE_ONE =
            " Take a dump with gdb -p PID -batch -ex 'thread apply all bt' > dump.txt and open that.";

    private Refusals() {}

    static String nothingIn(List<String> paths, Reading reading, List<String> notes) {
        if (paths.isEmpty()) {
            return "There is nothing to open: name a dump, a panic text, a log, a source tree or a folder with them.";
        }
        String names = paths.stream().limit(3).collect(Collectors.joining(", "))
                + (paths.size() > 3 ? " and " + (paths.size() - 3) + " more" : "");
        @Nullable String error = reading.firstError();
        if (error != null) {
            int others = reading.unread().size() - 1;
            return others == 0 ? error : error + " Nor could " + others + (others == 1 ? " other file." : " others.");
        }
        if (!reading.files().isEmpty()) {
            return "In " + names + " there is text, but no dump, panic text or log in a form that Unpark knows."
                    + TAKE_ONE;
        }
        String looked = reading.leftOutCount() == 0
                ? " it holds no files to look at."
                : " of the " + reading.leftOutCount() + (reading.leftOutCount() == 1 ? " file" : " files")
                        + " there none is a dump, a panic text or a log.";
        String note = notes.isEmpty() ? "" : " " + notes.getFirst();
        return "Nothing to investigate in " + names + ":" + looked + note + TAKE_ONE;
    }
}
