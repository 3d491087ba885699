# Build: the whole checkout, all dependencies.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

# Run: what the command needs, as a user without rights. Nothing is written but /data, so the root file system may be read-only.
FROM node:20-slim
ENV NODE_ENV=production HALLWAY_STORE=sqlite:/data/graph.db
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/schema.graphql ./
COPY --from=build /app/seed ./seed
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/hallway.js"]
CMD ["serve", "seed", "--host", "0.0.0.0"]
