package io.calendly.http.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calendly.domain.refusal.Refusal;
import io.calendly.http.request.InvalidInput;
import io.calendly.http.request.Origins;
import io.calendly.http.request.UnknownId;
import io.calendly.http.response.ProblemType.About;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every type of problem (RFC 9457), and the renderer of problems. */
public final class Problems implements ErrorRenderer {

    /** The path that all types of problems lie under. */
    public static final String PATH = "/api/problems";

    private static final String MEDIA_TYPE = "application/problem+json";

    private static final About MALFORMED = new About(
            "invalid-input",
            400,
            "Malformed input",
            "The request could not be understood. errors lists everything that is wrong, each with a JSON pointer.");

    private static final About IMPOSSIBLE = new About(
            "impossible-input",
            422,
            "Impossible input",
            "The request was understood, but it could never be granted. errors lists everything that is wrong, each with a"
                    + " JSON pointer.");

    /** The statuses of HTTP that this server answers with and that have no other type. */
    private static final List<Integer> STATUSES =
            List.of(400, 403, 404, 405, 408, 413, 414, 415, 417, 421, 429, 431, 500, 503, 505);

    private record PartError(String pointer, String detail) {}

    private final Map<Class<?>, ProblemType<?>> byRefusal = new HashMap<>();
    private final Map<String, About> byCode = new TreeMap<>();

    /**
     * Collects the types of problems.
     *
     * @param features the types of each feature
     * @throws IllegalArgumentException if two types have one code
     */
    public Problems(List<List<ProblemType<?>>> features) {
        STATUSES.forEach(status -> add(aboutStatus(status)));
        add(MALFORMED);
        add(IMPOSSIBLE);
        for (List<ProblemType<?>> types : features) {
            for (ProblemType<?> type : types) {
                add(type.about());
                byRefusal.put(type.refusal(), type);
            }
        }
    }

    private void add(About about) {
        if (byCode.put(about.code(), about) != null) {
            throw new IllegalArgumentException("Two types of problems have the code " + about.code());
        }
    }

    private static About aboutStatus(int status) {
        String title = HttpStatus.forStatus(status).getMessage();
        String code = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new About(code, status, title, "HTTP status " + status + "; the detail of the problem says more.");
    }

    /** Returns the codes of all refusals that have a type. */
    public List<String> refusalCodes() {
        return byRefusal.values().stream()
                .map(type -> type.about().code())
                .sorted()
                .toList();
    }

    /** Returns the properties of the type with this code. */
    public Optional<About> about(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Returns the properties of the type of a refusal. */
    public Optional<About> about(Class<? extends Refusal> refusal) {
        return Optional.ofNullable(byRefusal.get(refusal)).map(ProblemType::about);
    }

    @SuppressWarnings("unchecked") // Types are stored under the class of their refusal.
    private <R extends Refusal> ProblemType<R> type(R refusal) {
        ProblemType<?> type = byRefusal.get(refusal.getClass());
        if (type == null) {
            throw new IllegalStateException("No type of problem for " + refusal);
        }
        return (ProblemType<R>) type;
    }

    @Override
    public Reply refusal(String path, Origins origins, Refusal refusal) {
        ProblemType<Refusal> type = type(refusal);
        List<PartError> errors = type.errors().apply(refusal).entrySet().stream()
                .map(part -> new PartError(part.getKey(), part.getValue()))
                .toList();
        return render(type, refusal, path, origins, errors);
    }

    private static <R extends Refusal> Reply render(
            ProblemType<R> type, R refusal, String path, Origins origins, List<PartError> faults) {
        ObjectNode problem = head(type.about(), path, type.detail().apply(refusal));
        Json.addAll(problem, type.data().apply(refusal));
        List<PartError> errors = new ArrayList<>(faults);
        origins.of(type.pointers().values().apply(refusal))
                .forEach(pointer ->
                        errors.add(new PartError(pointer, type.pointers().detail())));
        return reply(type.about(), problem, errors);
    }

    @Override
    public Reply invalidInput(String path, InvalidInput input) {
        List<PartError> errors = input.faults().stream()
                .map(fault -> new PartError(fault.pointer(), fault.detail()))
                .toList();
        Optional<Refusal> refusal = input.refusal();
        if (refusal.isPresent()) {
            return render(type(refusal.get()), refusal.get(), path, new Origins(), errors);
        }
        About about = input.isMalformed() ? MALFORMED : IMPOSSIBLE;
        return reply(about, head(about, path, "See errors for everything that is wrong"), errors);
    }

    @Override
    public Reply unknownId(String path, UnknownId id) {
        About about = byCode.getOrDefault(id.code(), aboutStatus(404));
        return reply(about, head(about, path, id.detail()), List.of());
    }

    @Override
    public Reply status(String path, int status, String detail) {
        About about = aboutStatus(status);
        return reply(about, head(about, path, detail), List.of());
    }

    private static ObjectNode head(About about, String path, String detail) {
        return Json.object()
                .put("type", PATH + "/" + about.code())
                .put("title", about.title())
                .put("status", about.status())
                .put("detail", detail)
                .put("instance", path);
    }

    private static Reply reply(About about, ObjectNode problem, List<PartError> errors) {
        if (!errors.isEmpty()) {
            ArrayNode list = problem.putArray("errors");
            errors.forEach(error -> Json.addAll(list.addObject(), error));
        }
        return Reply.of(about.status(), MEDIA_TYPE, Json.bytes(problem));
    }
}
