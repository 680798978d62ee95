package dev.unpark.cli;

import dev.unpark.model.Investigation;

/** How a command prints what it looked at. */
interface Printer {
    void print(Investigation investigation);

    /** With {@code --each}: a PATH that could not be read has its place in the output too. */
    void printUnread(String shown, String why);
}
