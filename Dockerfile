FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY .mvn .mvn
COPY pom.xml ./
COPY sandbox sandbox
COPY engine engine
COPY bench/pom.xml bench/pom.xml
RUN mvn -B -Dfast -DskipTests -pl engine -am package

FROM eclipse-temurin:17-jre
RUN useradd --create-home --home-dir /deskferry deskferry
WORKDIR /deskferry
COPY --from=build /src/engine/target/deskferry.jar engine/target/deskferry.jar
COPY --from=build /src/engine/target/lib engine/target/lib
COPY deskferry LICENSE README.md ./
COPY mappings mappings
COPY routes routes
COPY staging-schema staging-schema
RUN chown -R deskferry /deskferry
USER deskferry
ENTRYPOINT ["./deskferry"]
CMD ["--help"]
