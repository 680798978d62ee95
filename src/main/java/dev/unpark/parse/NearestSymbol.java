package dev.unpark.parse;

import java.util.Set;

/**
 * Tools that have no symbol of an address name the nearest one before it, however far away: {@code
 * warp!git_index_checksum+0x476bf11} is no part of git_index_checksum.
 */
public final class NearestSymbol {
    /** No function of C is so long; a Rust one, whose name has a path, may be. */
    private static final long LONGEST_C_FUNCTION_BYTES = 64 << 10;

    /** The head of a Mach-O file stands for what was stripped, the other for functions that the linker found to be the same. */
    private static final Set<String> NO_FUNCTION =
            Set.of("_mh_execute_header", "__mh_execute_header", "<deduplicated_symbol>");

    private NearestSymbol() {}

    /** Whether this name says nothing of the code so many bytes behind it. */
    public static boolean isFar(String name, long offset) {
        if (NO_FUNCTION.contains(name)) {
            return true;
        }
        return offset >= LONGEST_C_FUNCTION_BYTES
                && !name.contains("::")
                && !name.startsWith("_R")
                && !name.startsWith("_ZN");
    }
}
