# The server in a container. docs/operations.md tells how to run it.

# One base for training and running, since a JVM takes an ahead-of-time cache only from its own build.
FROM eclipse-temurin:25-jre AS runtime
# In a variable, so that `docker run -e JDK_JAVA_OPTIONS=…` replaces it. The collector is named, since the JVM would
# choose by the machine it finds, once where the image is built and once where it runs; for a heap of this size the
# serial one is the one that takes the least beside it. Out of memory, the process ends, and whoever watches it starts
# another. Compiling waits until a method has run three times as often as usual: at the start it takes the processors
# from what is compiled, and under load that is a matter of seconds.
ENV JDK_JAVA_OPTIONS="-Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:CompileThresholdScaling=3"
# glibc would keep memory apart for every eight threads of every processor.
ENV MALLOC_ARENA_MAX=2
WORKDIR /app

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# Tests are compiled, because a module needs those of another, and not run: that is the business of `mvn verify`.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl calendly-app -am package

FROM runtime AS trained
COPY --from=build /src/calendly-app/target/calendly.jar /app/
COPY docker/train.sh /tmp/
RUN bash /tmp/train.sh /app/calendly.jar /app/calendly.aot

FROM runtime
RUN groupadd --gid 10001 calendly \
    && useradd --uid 10001 --gid calendly --home-dir /app --no-create-home --shell /usr/sbin/nologin calendly \
    && install --directory --owner=calendly --group=calendly /data
# Jar and cache together, at the path and with the time that the cache remembers.
COPY --from=trained /app/ /app/
# Fails if the cache does not fit after all; at a start, the JVM would only say so and go on without.
RUN java -XX:AOTMode=on -XX:AOTCache=/app/calendly.aot -cp /app/calendly.jar -version
USER calendly
ENV HOST=0.0.0.0 PORT=5001 DATABASE_URL=sqlite:////data/calendly.db
VOLUME /data
EXPOSE 5001
# With bash alone: the image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["bash", "-c", "exec 3<> /dev/tcp/127.0.0.1/$PORT && printf 'GET /health/live HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == 'HTTP/1.1 200'* ]]"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/calendly.aot", "-jar", "/app/calendly.jar"]
