package io.calendly.http.response;

import io.calendly.domain.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A type of problem (RFC 9457) that represents one refusal over HTTP.
 *
 * @param refusal the class of the refusal
 * @param about the properties that all problems of the type share
 * @param detail a sentence about one problem
 * @param data a record of the data of one problem, whose components become members of the problem
 * @param pointers the parts of the request that the refusal speaks of
 * @param errors further parts of the request, each with a detail of its own, by their JSON pointers
 */
public record ProblemType<R extends Refusal>(
        Class<R> refusal,
        About about,
        Function<R, String> detail,
        Function<R, Object> data,
        Pointers<R> pointers,
        Function<R, Map<String, String>> errors) {

    /**
     * The properties that all problems of a type share.
     *
     * @param code the code, which ends the type's URI; that of the refusal
     * @param status the status code
     * @param title the problem in a few words
     * @param explanation the meaning and the remedy, in sentences, for the page about the type
     */
    public record About(String code, int status, String title, String explanation) {}

    /**
     * The parts of a request that a refusal speaks of.
     *
     * @param values the values of these parts
     * @param detail the rest of a sentence that starts with the name of such a part
     */
    public record Pointers<R>(Function<R, ? extends Collection<?>> values, String detail) {}

    private record NoData() {}

    /** Returns the type of problem for a refusal. Its problems have the explanation as their detail, and no data. */
    public static <R extends Refusal> ProblemType<R> of(
            Class<R> refusal, String code, int status, String title, String explanation) {
        return new ProblemType<>(
                refusal,
                new About(code, status, title, explanation),
                any -> explanation,
                any -> new NoData(),
                new Pointers<>(any -> List.of(), ""),
                any -> Map.of());
    }

    /** Returns this type with a sentence about one problem. */
    public ProblemType<R> detail(Function<R, String> sentence) {
        return new ProblemType<>(refusal, about, sentence, data, pointers, errors);
    }

    /** Returns this type with data for programs. */
    public ProblemType<R> data(Function<R, Object> members) {
        return new ProblemType<>(refusal, about, detail, members, pointers, errors);
    }

    /**
     * Returns this type with pointers to the parts of the request that the refusal speaks of.
     *
     * @param values the values of these parts
     * @param words the rest of a sentence that starts with the name of such a part
     */
    public ProblemType<R> pointsTo(Function<R, ? extends Collection<?>> values, String words) {
        return new ProblemType<>(refusal, about, detail, data, new Pointers<>(values, words), errors);
    }

    /**
     * Returns this type with errors at parts of the request that are known by their names.
     *
     * @param parts the rest of a sentence about each part, by the JSON pointer to it
     */
    public ProblemType<R> errors(Function<R, Map<String, String>> parts) {
        return new ProblemType<>(refusal, about, detail, data, pointers, parts);
    }
}
