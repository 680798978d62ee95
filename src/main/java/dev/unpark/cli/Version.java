package dev.unpark.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints: that of the pom, which a test compares. */
final class Version implements IVersionProvider {
    static final String NUMBER = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {"unpark " + NUMBER};
    }
}
