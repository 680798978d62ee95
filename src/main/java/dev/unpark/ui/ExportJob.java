package dev.unpark.ui;

import dev.unpark.export.Exporter;
import dev.unpark.export.Exporters;
import dev.unpark.session.Opened;
import dev.unpark.work.Job;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the document in every form into a folder. */
final class ExportJob {
    private ExportJob() {}

    /** Gives the names of the files. */
    static Job<List<String>> write(Opened opened, Path folder) {
        return context -> {
            try {
                Files.createDirectories(folder);
                for (Exporter exporter : Exporters.all()) {
                    context.checkCancelled();
                    Files.write(
                            folder.resolve(exporter.fileName()),
                            exporter.export(opened.investigation(), opened.sources()));
                }
            } catch (IOException e) {
                throw new Refused(
                        "The postmortem could not be written to " + folder
                                + ". Choose a folder that you may write to and that has room.",
                        e);
            }
            return Exporters.all().stream().map(Exporter::fileName).toList();
        };
    }
}
