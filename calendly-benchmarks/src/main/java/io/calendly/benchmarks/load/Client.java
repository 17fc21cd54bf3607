package io.calendly.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A minimal HTTP/1.1 client on one socket. It uses little CPU time, because client and server share the processors.
 */
final class Client implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final int port;
    private Socket socket;
    private OutputStream out;
    private InputStream in;
    private ByteArrayOutputStream capturedBody = null;

    Client(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /** Returns the bytes of a GET request. */
    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the bytes of a POST request with a form. */
    static byte[] post(String path, String form) {
        return post(path, "application/x-www-form-urlencoded", form);
    }

    /** Returns the bytes of a POST request with JSON. */
    static byte[] postJson(String path, String json) {
        return post(path, "application/json", json);
    }

    private static byte[] post(String path, String mediaType, String body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + mediaType + "\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends a request and reads the whole response.
     *
     * @return the status of the response
     */
    int send(byte[] request) throws IOException {
        out.write(request);
        String statusLine = line();
        long length = 0;
        boolean chunked = false;
        boolean closing = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
            chunked |= header.equalsIgnoreCase("Transfer-Encoding: chunked");
            closing |= header.equalsIgnoreCase("Connection: close");
        }
        if (chunked) {
            for (int chunk = Integer.parseInt(line(), 16); chunk > 0; chunk = Integer.parseInt(line(), 16)) {
                read(chunk);
                line();
            }
            line();
        } else {
            read(length);
        }
        if (closing) {
            socket.close();
            connect();
        }
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    private void read(long length) throws IOException {
        if (capturedBody == null) {
            in.skipNBytes(length);
        } else {
            capturedBody.write(in.readNBytes((int) length));
        }
    }

    /** Sends a request and returns the body of the response. */
    byte[] body(byte[] request) throws IOException {
        capturedBody = new ByteArrayOutputStream();
        try {
            send(request);
            return capturedBody.toByteArray();
        } finally {
            capturedBody = null;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
