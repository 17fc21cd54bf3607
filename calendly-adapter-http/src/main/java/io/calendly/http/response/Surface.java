package io.calendly.http.response;

import java.util.List;

/**
 * A part of the server with errors of its own.
 *
 * @param prefix the path that all its paths are equal to or lie under; empty for all paths
 * @param errors the renderer of its errors
 */
public record Surface(String prefix, ErrorRenderer errors) {

    private boolean has(String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /** Returns the renderer of the first of the surfaces that has the path; the last one has every path. */
    public static ErrorRenderer errorsOf(List<Surface> surfaces, String path) {
        return surfaces.stream()
                .filter(surface -> surface.has(path))
                .findFirst()
                .orElse(surfaces.get(surfaces.size() - 1))
                .errors();
    }
}
