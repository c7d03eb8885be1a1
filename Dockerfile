# What browsers load comes from npm; PostgreSQL does not, it runs in a container of its own.
FROM node:22-slim AS npm
WORKDIR /src/Helpdesk.Web
COPY Helpdesk.Web/package.json Helpdesk.Web/package-lock.json Helpdesk.Web/.npmrc ./
RUN npm ci --ignore-scripts --omit=optional && touch node_modules/.installed-without-postgres

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY build/ build/
COPY Helpdesk.Core/ Helpdesk.Core/
COPY Helpdesk.Web/ Helpdesk.Web/
COPY --from=npm /src/Helpdesk.Web/node_modules Helpdesk.Web/node_modules
# The mark is as old as npm's layer, the lock file as new as the clone: without this the build would ask for npm, which is not in here.
RUN touch Helpdesk.Web/node_modules/.installed-without-postgres
RUN dotnet publish Helpdesk.Web -c Release -o /app -p:EmbeddedPostgres=false && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV ASPNETCORE_URLS=http://+:8080 Helpdesk__DataDirectory=/data
USER $APP_UID
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# The image has no curl; bash speaks enough HTTP for this.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.1 200' <&3"]
ENTRYPOINT ["./Helpdesk.Web"]
