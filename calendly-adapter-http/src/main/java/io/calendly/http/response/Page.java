package io.calendly.http.response;

import io.calendly.http.request.Cursor;
import io.calendly.http.request.PageRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param collection the elements
 * @param pagination the way to the next page
 */
public record Page<V>(List<V> collection, Pagination pagination) {

    /**
     * The way to the next page.
     *
     * @param count the number of elements on this page
     * @param nextPageToken the token of the next page; null if there is none
     */
    public record Pagination(int count, @Nullable String nextPageToken) {}

    /**
     * Returns a page as a reply.
     *
     * @param found the elements of the page, and one more if there is another page
     * @param cursor the position of an element in the list
     * @param view the JSON record of an element
     */
    public static <T, V> Reply reply(
            PageRequest request, List<T> found, Function<T, Cursor> cursor, Function<T, V> view) {
        int count = Math.min(found.size(), request.count());
        String next = count < found.size() ? cursor.apply(found.get(count - 1)).token(request.list()) : null;
        List<V> collection = found.subList(0, count).stream().map(view).toList();
        return Reply.json(200, new Page<>(collection, new Pagination(count, next)));
    }

    /**
     * Returns a page of a list that is there as a whole and whose elements do not overlap. The cursor is the end of an
     * element, because a window that starts now starts later for the next page, and clips the first element elsewhere.
     *
     * @param end the end of an element, in epoch seconds
     * @param view the JSON record of an element
     */
    public static <T, V> Reply replyOfAll(
            PageRequest request, List<T> all, ToLongFunction<T> end, Function<T, V> view) {
        long seen = request.after().map(Cursor::number).orElse(Long.MIN_VALUE);
        List<T> rest = all.stream()
                .filter(element -> end.applyAsLong(element) > seen)
                .limit(request.lookahead())
                .toList();
        return reply(request, rest, element -> new Cursor(end.applyAsLong(element), ""), view);
    }
}
