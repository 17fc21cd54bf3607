package io.calendly.http.request;

import java.util.Optional;

/**
 * A request for a page of a list.
 *
 * @param count the maximum number of elements
 * @param after the cursor of the last element of the page before; empty for the first page
 * @param list the list, as a text that page tokens are bound to
 */
public record PageRequest(int count, Optional<Cursor> after, String list) {

    /**
     * Returns the number of elements to look for: one more than the page has, to tell whether there is another page.
     */
    public int lookahead() {
        return count + 1;
    }
}
