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
 */
public final class BodyLoader implements EagerContentHandler.ContentLoaderFactory {

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

    /** A request whose first failure to read is kept, and is the end of the body. */
    private static final class Body extends Request.Wrapper {

        private volatile @Nullable Throwable failure;

        Body(Request wrapped) {
            super(wrapped);
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            if (!Content.Chunk.isFailure(chunk)) {
                return chunk;
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
