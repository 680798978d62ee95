package dev.unpark.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** All topics that this build carries, from {@code assets/knowledge}: one file a rule, named by the rule's id. */
public final class Knowledge {
    private static final String FOLDER = "/assets/knowledge";
    private static final String ENDING = ".json";

    private final List<Topic> topics;

    private Knowledge(List<Topic> topics) {
        this.topics = List.copyOf(topics);
    }

    /**
     * Reads every file of the folder, from {@code target/classes} as from a jar, so that a new topic is a new file and
     * nothing else.
     */
    public static Knowledge load() {
        try {
            ObjectMapper mapper = new ObjectMapper();
            List<Topic> read = new ArrayList<>();
            for (String name : fileNames()) {
                read.add(read(mapper, name));
            }
            read.sort(Comparator.comparing(Topic::rule));
            return new Knowledge(read);
        } catch (IOException e) {
            throw new UncheckedIOException("the topics that belong to this build cannot be read", e);
        }
    }

    /** Sorted by rule id. */
    public List<Topic> topics() {
        return topics;
    }

    public Optional<Topic> topic(String rule) {
        return topics.stream().filter(t -> t.rule().equals(rule)).findFirst();
    }

    private static Topic read(ObjectMapper mapper, String name) throws IOException {
        try (InputStream in = Knowledge.class.getResourceAsStream(FOLDER + "/" + name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            Topic topic = mapper.readValue(in, Topic.class);
            if (!name.equals(topic.rule() + ENDING)) {
                throw new IOException(name + " is about " + topic.rule());
            }
            return topic;
        }
    }

    private static List<String> fileNames() throws IOException {
        URL folder = Knowledge.class.getResource(FOLDER);
        if (folder == null) {
            throw new IOException("no folder " + FOLDER);
        }
        if (folder.openConnection() instanceof JarURLConnection connection) {
            // A cached jar would be closed under the feet of the class loader, which shares it.
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                return topicNames(jar.stream().map(e -> "/" + e.getName()).filter(n -> n.startsWith(FOLDER + "/")));
            }
        }
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
            return topicNames(files.map(f -> "/" + f.getFileName()));
        }
    }

    private static List<String> topicNames(Stream<String> paths) {
        return paths.map(p -> p.substring(p.lastIndexOf('/') + 1))
                .filter(n -> n.endsWith(ENDING))
                .sorted()
                .toList();
    }
}
