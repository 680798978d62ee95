package dev.unpark;

/** placeholder */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        System.out.println("x");
    }
}
