package io.calendly.http.edge;

import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory.RetainedContentLoader;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A loader of bodies, which waits for a body as a whole before the request goes on. A body that is broken, too late or
 * never complete is a fault of the client, and no handler sees it.
 *
 * <p>Of a body that is too large, the rest is read and dropped. To close a connection on which bytes are unread resets
 * it, and many clients would then report the reset, and not the reply that says what is wrong.
 */
public final class BodyLoader implements EagerContentHandler.ContentLoaderFactory {

    /** The number of bytes that are dropped at most of a body that is too large. */
    private static final long MAX_DROPPED = 10_000_000;

    private final long maxSize;
    private final ConnectionGuard connections;

    /**
     * Creates a loader.
     *
     * @param maxSize the number of bytes after which a request goes on with an incomplete body
     * @param connections is told when a body begins and ends
     */
    public BodyLoader(long maxSize, ConnectionGuard connections) {
        this.maxSize = maxSize;
        this.connections = connections;
    }

    @Override
    public @Nullable String getApplicableMimeType() {
        return null;
    }

    @Override
    public EagerContentHandler.ContentLoader newContentLoader(
            @Nullable String contentType,
            @Nullable String mimeType,
            Handler handler,
            Request request,
            Response response,
            Callback callback) {
        connections.bodyBegins(request);
        return new Loader(handler, new Body(request), response, callback);
    }

    /**
     * A request whose first failure to read is kept, and is the end of the body. The chunk with which the body becomes
     * too large is returned when those after it are dropped.
     */
    private final class Body extends Request.Wrapper {

        private volatile @Nullable Throwable failure;
        private long received;
        private Content.@Nullable Chunk lastKept;

        Body(Request wrapped) {
            super(wrapped);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            while (chunk != null && !Content.Chunk.isFailure(chunk)) {
                received += chunk.remaining();
                Content.Chunk kept = keep(chunk);
                if (kept != null) {
                    return kept;
                }
                chunk = super.read();
            }
            return chunk == null ? null : fail(chunk);
        }

        /** Keeps or drops a chunk, and returns the chunk that the body goes on with, if any. */
        private Content.@Nullable Chunk keep(Content.Chunk chunk) {
            boolean isEnd = chunk.isLast() || received >= maxSize + MAX_DROPPED;
            if (received < maxSize) {
                return chunk;
            }
            if (lastKept == null) {
                lastKept = chunk;
            } else {
                chunk.release();
            }
            return isEnd ? lastKept : null;
        }

        private Content.Chunk fail(Content.Chunk chunk) {
            if (lastKept != null) {
                lastKept.release();
            }
            failure = chunk.getFailure();
            // Jetty's loader would go on after a timeout, which is not the last chunk.
            return chunk.isLast() ? chunk : Content.Chunk.from(chunk.getFailure(), true);
        }
    }

    private final class Loader extends RetainedContentLoader {

        private final Body body;

        Loader(Handler handler, Body body, Response response, Callback callback) {
            super(handler, body, response, callback, maxSize, -1, false);
            this.body = body;
        }

        @Override
        protected void handle(Request request, Response response, Callback callback) {
            connections.bodyEnds(request);
            Throwable failure = body.failure;
            if (failure == null) {
                // Jetty's loader does not pass on that a callback failed, and the request would never be complete.
                super.handle(request, response, Callback.from(callback::succeeded, cause -> {
                    release(request);
                    getCallback().failed(cause);
                }));
                return;
            }
            release(request);
            boolean isLate = failure instanceof TimeoutException;
            request.setAttribute(
                    RequestGuard.DETAIL,
                    isLate ? "The body took too long to arrive" : "The body is malformed or incomplete");
            Response.writeError(
                    request,
                    response,
                    getCallback(),
                    isLate ? HttpStatus.REQUEST_TIMEOUT_408 : HttpStatus.BAD_REQUEST_400);
        }

        /** Releases what was read of the body. */
        private void release(Request rewound) {
            Content.Chunk chunk = rewound.read();
            while (chunk != null) {
                chunk.release();
                chunk = chunk.isLast() ? null : rewound.read();
            }
        }
    }
}
