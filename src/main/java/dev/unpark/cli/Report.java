package dev.unpark.cli;

import dev.unpark.export.Exporter;
import dev.unpark.export.Exporters;
import dev.unpark.session.Opened;
import dev.unpark.unpack.TemporaryFolder;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the document in every form, and the picture. */
final class Report {
    /** Name of the picture in the folder. */
    private static final String PICTURE = "workspace.png";

    private final Host host;

    Report(Host host) {
        this.host = host;
    }

    /** Chooses the folder once it is known that there is something to write. */
    @FunctionalInterface
    interface Folder {
        Path of(Opened opened) throws IOException;
    }

    /** Prints the path of each file that it wrote, one a line. */
    int write(Inputs inputs, Folder chosen) {
        Look look = Look.forDocument(host);
        try (TemporaryFolder scratch = new TemporaryFolder()) {
            Opened opened = look.open(inputs, scratch);
            int verdict = look.verdict(opened.investigation());
            if (verdict == ExitCode.UNREADABLE) {
                return verdict;
            }
            Path folder = Files.createDirectories(chosen.of(opened));
            for (Exporter exporter : Exporters.all()) {
                put(folder.resolve(exporter.fileName()), exporter.export(opened.investigation(), opened.sources()));
            }
            picture(opened, folder);
            return verdict;
        } catch (Refused e) {
            return look.refused(e);
        } catch (IOException e) {
            host.say("The report cannot be written: " + why(e) + "; choose another folder with -o.");
            return ExitCode.FAILED;
        }
    }

    /** Whole or not at all: a reader never sees half a document. */
    private void put(Path file, byte[] bytes) throws IOException {
        // Not by createTempFile, whose files nobody else may read.
        Path whole = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(whole, bytes);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        host.out().println(file);
    }

    private void picture(Opened opened, Path folder) {
        Path file = folder.resolve(PICTURE);
        try {
            host.snapshot().write(opened, file);
            host.out().println(file);
        } catch (Refused e) {
            host.say(String.valueOf(e.getMessage()));
        }
    }

    private static String why(IOException e) {
        String file = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : "the folder";
        return switch (e) {
            case AccessDeniedException denied -> file + " may not be written to";
            case FileAlreadyExistsException exists -> file + " is a file and no folder";
            case NoSuchFileException missing -> file + " does not exist";
            default -> e.getMessage() == null ? file + " cannot be written to" : e.getMessage();
        };
    }
}
