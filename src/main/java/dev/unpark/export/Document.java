package dev.unpark.export;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The postmortem as content, in no form yet.
 *
 * @param status how finished it is and what it covers, in a line
 */
record Document(String title, List<Span> status, List<Part> parts) {
    Document {
        status = List.copyOf(status);
        parts = List.copyOf(parts);
    }

    /** @param anchor unique within the document, of letters, digits and hyphens */
    record Part(String anchor, String title, List<Block> blocks) {
        Part {
            blocks = List.copyOf(blocks);
        }
    }

    /** Every anchor that a {@link Span.Ref} can lead to. */
    Set<String> anchors() {
        Set<String> found = new LinkedHashSet<>();
        for (Part part : parts) {
            found.add(part.anchor());
            part.blocks().forEach(b -> collect(b, found));
        }
        return found;
    }

    private static void collect(Block block, Set<String> found) {
        switch (block) {
            case Block.Heading h when h.anchor() != null -> found.add(h.anchor());
            case Block.Table t ->
                t.rows().forEach(row -> {
                    if (row.anchor() != null) {
                        found.add(row.anchor());
                    }
                });
            case Block.Derived d -> d.blocks().forEach(b -> collect(b, found));
            case Block.Heading _,
                    Block.Paragraph _,
                    Block.Bullets _,
                    Block.Code _,
                    Block.Frames _,
                    Block.Awaits _,
                    Block.Excerpt _,
                    Block.TimelinePicture _,
                    Block.ThreadBar _,
                    Block.Words _,
                    Block.ToBeWritten _ -> {}
        }
    }
}
