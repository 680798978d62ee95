package dev.unpark.parse.cdb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of columns that each stack has, by which command it was printed:
 *
 * <pre>
 *  # Child-SP          RetAddr               Call Site                      kn
 * Child-SP          RetAddr           : Args to Child     : Call Site       kv
 * RetAddr           : Args to Child                       : Call Site       kb
 * ChildEBP RetAddr  Args to Child                                           x86
 *  # Call Site                                                              kc
 * </pre>
 *
 * @param numbered rows begin with the number of the frame
 * @param returnColumn which of the addresses of a row is the one it returns to; -1 if rows have none
 */
record Columns(boolean numbered, int returnColumn) {
    private static final List<String> POINTERS = List.of("Child-SP", "ChildEBP", "Child-BSP", "Child-FP");

    /** The head that this line is, or null. */
    static @Nullable Columns of(String line) {
        if (line.length() > 200) {
            return null;
        }
        List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
        boolean numbered = words.getFirst().equals("#");
        if (numbered) {
            words.removeFirst();
        }
        int at = 0;
        while (at < words.size() && POINTERS.contains(words.get(at))) {
            at++;
        }
        List<String> rest = words.subList(at, words.size());
        if (rest.isEmpty() || !rest.getFirst().equals("RetAddr")) {
            boolean names = at == 0 && rest.equals(List.of("Call", "Site"));
            return names ? new Columns(numbered, -1) : null;
        }
        String others =
                String.join(" ", rest.subList(1, rest.size())).replace(":", "").strip();
        boolean known = List.of("", "Call Site", "Args to Child", "Args to Child  Call Site")
                .contains(others);
        return known ? new Columns(numbered, at) : null;
    }
}
