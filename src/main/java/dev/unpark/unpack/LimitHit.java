package dev.unpark.unpack;

import java.io.IOException;

/** A limit that ends the unpacking; the message goes on from the archive's name: {@code "holds more than ..."}. */
final class LimitHit extends IOException {
    private static final long serialVersionUID = 1;

    LimitHit(String message) {
        super(message);
    }

    LimitHit(String message, IOException cause) {
        super(message, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
