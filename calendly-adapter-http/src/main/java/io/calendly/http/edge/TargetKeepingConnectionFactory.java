package io.calendly.http.edge;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A factory of connections that keep the target of a request that is no URI, such as {@code /api/v2/users/%}. Jetty
 * would forget it and read no header, but the error has to be that of the target's surface. {@link RequestGuard}
 * rejects such a request.
 */
public final class TargetKeepingConnectionFactory extends HttpConnectionFactory {

    private static final String TARGET = TargetKeepingConnectionFactory.class.getName();

    /** Creates a factory. */
    public TargetKeepingConnectionFactory(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new TargetKeepingConnection(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    /** Returns the path of the target of a request if the target is no URI. */
    static @Nullable String targetOf(Request request) {
        return request.getConnectionMetaData().getAttribute(TARGET) instanceof String target ? target : null;
    }

    private static final class TargetKeepingConnection extends HttpConnection {

        TargetKeepingConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String target, HttpVersion version) {
            removeAttribute(TARGET);
            try {
                return super.newHttpStream(method, target, version);
            } catch (IllegalArgumentException e) {
                setAttribute(TARGET, target.replaceFirst("\\?.*", ""));
                return super.newHttpStream(method, "/", version);
            }
        }
    }
}
