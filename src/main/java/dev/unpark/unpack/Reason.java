package dev.unpark.unpack;

import java.io.EOFException;
import java.io.IOException;

/** What went wrong, in words for a sentence. */
final class Reason {
    private Reason() {}

    static String of(Exception e) {
        if (e instanceof EOFException) {
            return "it ends too early";
        }
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return e instanceof IOException ? "it cannot be read" : e.getClass().getSimpleName();
        }
        return message.strip().replaceFirst("[.]$", "");
    }
}
