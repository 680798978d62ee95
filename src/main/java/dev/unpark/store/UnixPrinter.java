package dev.unpark.store;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/** Lines end alike on every system, so that a saved file has the same bytes everywhere. */
final class UnixPrinter extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1;

    UnixPrinter() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        indentObjectsWith(indenter);
        indentArraysWith(indenter);
    }

    @Override
    public DefaultPrettyPrinter createInstance() {
        return new UnixPrinter();
    }
}
