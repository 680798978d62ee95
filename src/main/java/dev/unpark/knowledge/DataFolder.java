package dev.unpark.knowledge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A folder of this build's data files, one JSON object each, read from {@code target/classes} as from a jar. */
final class DataFolder {
    private static final String ENDING = ".json";

    private final String path;

    /** @param path such as {@code /assets/knowledge} */
    DataFolder(String path) {
        this.path = path;
    }

    /**
     * Every file of the folder in the order of their names, so that a new one is a new file and nothing else.
     *
     * @param name what a value calls itself, which has to be the name of its file
     */
    <T> List<T> all(Class<T> type, Function<T, String> name) {
        try {
            ObjectMapper mapper = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();
            List<T> read = new ArrayList<>();
            for (String file : fileNames()) {
                T value = read(mapper, file, type);
                if (!file.equals(name.apply(value) + ENDING)) {
                    throw new IOException(file + " is about " + name.apply(value));
                }
                read.add(value);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("the files of " + path + " that belong to this build cannot be read", e);
        }
    }

    private <T> T read(ObjectMapper mapper, String file, Class<T> type) throws IOException {
        try (InputStream in = DataFolder.class.getResourceAsStream(path + "/" + file)) {
            if (in == null) {
                throw new IOException("no resource " + file);
            }
            return mapper.readValue(in, type);
        }
    }

    private List<String> fileNames() throws IOException {
        URL folder = DataFolder.class.getResource(path);
        if (folder == null) {
            throw new IOException("no folder " + path);
        }
        if (folder.openConnection() instanceof JarURLConnection connection) {
            // A cached jar would be closed under the feet of the class loader, which shares it.
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                return names(jar.stream().map(e -> "/" + e.getName()).filter(n -> n.startsWith(path + "/")));
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return names(files.map(f -> "/" + f.getFileName()));
        }
    }

    private static List<String> names(Stream<String> paths) {
        return paths.map(p -> p.substring(p.lastIndexOf('/') + 1))
                .filter(n -> n.endsWith(ENDING))
                .sorted()
                .toList();
    }
}
