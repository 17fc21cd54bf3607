package io.calendly.app;

import io.calendly.app.logging.Logging;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server, and stops it when the process is told to. */
public final class Main {

    private static final int CANNOT_START = 2;

    private Main() {}

    /**
     * Starts the server, or makes an API key, or prints the text that an argument asks for. Settings come from the environment, then from
     * {@code .env}, then from defaults.
     */
    public static void main(String[] args) throws InterruptedException {
        FatalErrors.handleAll();
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            Optional<ApiKeyCommand> apiKey = CommandLine.apiKeyFor(args);
            if (apiKey.isPresent()) {
                Logging.setUpForCommand();
                System.out.println(apiKey.get().run(Config.databaseUrl(System.getenv(), Path.of(""))));
                return;
            }
            Optional<String> text = CommandLine.textFor(args);
            if (text.isPresent()) {
                System.out.print(text.get());
                return;
            }
            Config config = Config.load(System.getenv(), Path.of(""));
            Logging.setUp(config.logFormat());
            config.warnings().forEach(LoggerFactory.getLogger(Main.class)::warn);
            Application application = Application.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application, stopped), "stop"));
            application.announce(config);
        } catch (IllegalArgumentException badSetting) {
            exit(String.valueOf(badSetting.getMessage()));
        } catch (RuntimeException e) {
            exit(reason(e));
        }
        stopped.await();
    }

    private static void exit(String reason) {
        System.err.println("calendly cannot start: " + reason);
        System.exit(CANNOT_START);
    }

    private static void stop(Application application, CountDownLatch stopped) {
        Logger log = LoggerFactory.getLogger(Main.class);
        log.info("Stopping: requests in flight may finish");
        try {
            application.close();
            log.info("Stopped");
        } finally {
            stopped.countDown();
        }
    }

    /** All messages on the way down to the cause, in one line. */
    private static String reason(Throwable e) {
        StringBuilder reason = new StringBuilder(String.valueOf(e.getMessage()));
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && reason.indexOf(cause.getMessage()) < 0) {
                reason.append(": ").append(cause.getMessage());
            }
        }
        return reason.toString()
                .lines()
                .map(String::strip)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
