package io.calendly.http;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.calendly.application.Services;
import java.security.SecureRandom;
import java.util.List;
import org.slf4j.LoggerFactory;

/** A server on a free port with a storage in memory, and the log that it writes. */
final class LoggedServer implements AutoCloseable {

    private final HttpServer server;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private LoggedServer(HttpSettings settings) {
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
        server = HttpServer.start(settings, Services.on(new SwitchableStorage(), () -> Api.NOW, new SecureRandom()));
    }

    static LoggedServer start(HttpSettings settings) {
        return new LoggedServer(settings);
    }

    static HttpSettings settings() {
        return HttpSettings.at("127.0.0.1", 0);
    }

    HttpServer server() {
        return server;
    }

    RawHttp http() {
        return new RawHttp(server);
    }

    /** Returns the lines of the log with at least the level WARN. */
    List<String> warnings() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(ch.qos.logback.classic.Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        server.close();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }
}
