package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class NodesTest {
    @Test
    void controlAndBidirectionalCharactersAreShown() {
        assertEquals("aU+202Eb U+001B[31m", Nodes.visible("a\u202eb \u001b[31m"));
        assertEquals("a    b\nc", Nodes.visible("a\tb\nc"));
    }

    @Test
    void plainTextIsLeftAlone() {
        String plain = "auth_service::permissions::allowed é 漢 ← ·";
        assertSame(plain, Nodes.visible(plain));
    }
}
