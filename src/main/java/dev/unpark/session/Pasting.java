package dev.unpark.session;

import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.unpack.Scratch;
import dev.unpark.unpack.Spool;
import dev.unpark.work.Job;
import dev.unpark.work.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens text that has no file. */
public final class Pasting {
    //   pasted text 12, and below it the members of an archive cannot be
    private static final Pattern NAME = Pattern.compile("pasted text ([0-9]{1,6})");

    private Pasting() {}

    /**
     * Opens a pasted text, beside what is open if something is.
     *
     * @param scratch keeps it for as long as it is looked at
     * @param open what is open, or null
     */
    public static Job<Opened> open(Opener opener, Scratch scratch, String text, @Nullable Opened open) {
        return job -> {
            String shown = name(open);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Given pasted = new Given(Spool.copy(new ByteArrayInputStream(bytes), shown, scratch, job), shown);
            Request request = new Request(List.of(pasted), List.of(), null);
            if (open == null) {
                return opener.open(request).run(job);
            }
            Opened both = opener.add(open, request).run(job);
            mustBeUnderstood(both, shown);
            return both;
        };
    }

    /** What the next pasted text is called. */
    static String name(@Nullable Opened open) {
        int highest = 0;
        Evidence evidence =
                open == null ? Evidence.none() : open.investigation().evidence();
        for (Input input : evidence.inputs()) {
            Matcher name = NAME.matcher(input.path());
            if (name.matches()) {
                highest = Math.max(highest, Integer.parseInt(name.group(1)));
            }
        }
        return "pasted text " + (highest + 1);
    }

    private static void mustBeUnderstood(Opened opened, String shown) throws Refused {
        for (Input input : opened.investigation().evidence().inputs()) {
            if (input.path().equals(shown) && input.error() != null) {
                throw new Refused(input.error());
            }
            if (input.path().equals(shown) && !input.format().equals(Reading.UNKNOWN)) {
                return;
            }
        }
        throw new Refused("The pasted text holds no dump, panic text or log in a form that Unpark knows, so nothing was"
                + " added. Copy it from its first line to its last, and paste it again.");
    }
}
