package io.calendly.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes bytes on between the driver and a server, and counts how often the driver speaks after the server. It can fall
 * silent, as a machine does that was cut off: connections stay open, and nothing comes.
 */
final class Wire implements AutoCloseable {

    private final ServerSocket entrance;
    private final AtomicInteger turns = new AtomicInteger();
    private final Silence silence = new Silence();
    private final int serverPort;

    Wire(int serverPort) throws IOException {
        this(InetAddress.getLoopbackAddress(), serverPort);
    }

    /** Listens at an address of this machine, which may be one at which the server does not. */
    Wire(InetAddress address, int serverPort) throws IOException {
        this.entrance = new ServerSocket(0, 50, address);
        this.serverPort = serverPort;
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** How often the driver spoke since the last reset. */
    int turns() {
        return turns.get();
    }

    void reset() {
        turns.set(0);
    }

    /** Passes nothing on from now. */
    void fallSilent() {
        silence.begin();
    }

    /** Passes everything on again. */
    void speak() {
        silence.end();
    }

    private void accept() throws IOException {
        while (true) {
            Socket driver = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            boolean[] serverSpoke = {true};
            start(() -> pass(driver, server, () -> {
                if (serverSpoke[0]) {
                    turns.incrementAndGet();
                    serverSpoke[0] = false;
                }
            }));
            start(() -> pass(server, driver, () -> serverSpoke[0] = true));
        }
    }

    private void pass(Socket from, Socket to, Runnable before) throws IOException {
        byte[] buffer = new byte[65_536];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                silence.await();
                before.run();
                out.write(buffer, 0, count);
                out.flush();
            }
        }
    }

    private static void start(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.run();
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Passing {
        void run() throws IOException;
    }

    /** A time in which nobody gets on. */
    private static final class Silence {

        private final Phaser phaser = new Phaser(1);
        private volatile int ending = -1;

        void begin() {
            ending = phaser.getPhase();
        }

        void end() {
            ending = -1;
            phaser.arrive();
        }

        void await() {
            int phase = ending;
            if (phase >= 0) {
                phaser.awaitAdvance(phase);
            }
        }
    }

    @Override
    public void close() throws IOException {
        speak();
        entrance.close();
    }
}
