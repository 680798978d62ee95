package dev.unpark.checklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A list of steps, from a data file. */
public record Checklist(String id, String title, List<Step> steps) {
    private static final String FIRST_TEN_MINUTES = "/assets/checklist/first-ten-minutes.json";

    public Checklist {
        steps = List.copyOf(steps);
    }

    /** The guide's first ten minutes. */
    public static Checklist firstTenMinutes() {
        try (InputStream in = Objects.requireNonNull(Checklist.class.getResourceAsStream(FIRST_TEN_MINUTES))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), FIRST_TEN_MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refused e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A list from the text of a data file.
     *
     * @param name of the file, for the sentence that says what is wrong with it
     */
    public static Checklist read(String json, String name) throws Refused {
        try {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build()
                    .readValue(json, Checklist.class);
        } catch (JsonProcessingException e) {
            throw new Refused(
                    name + " is not a checklist: " + e.getOriginalMessage()
                            + ". It needs id, title and steps, each with id, number, title, why and command.",
                    e);
        }
    }

    /**
     * What the evidence says about a step. Reads the source files for the steps that search them: for a large tree this
     * belongs in a job.
     */
    public StepAnswer answer(Step step, Investigation investigation, Sources sources) {
        return Answerers.of(step.id())
                .answer(Commands.fill(step.command(), investigation.evidence()), investigation, sources);
    }
}
