import type { Exchange, Reply, Route } from "../http/server.ts";
import {
  answerCreditsDepleted,
  answerNotEnrolled,
  answerTooManyRequests,
  answerUnauthorized,
} from "./problem.ts";
import type { World } from "./world.ts";

/** Refuses a request without the App's bearer token. */
export function refuseStranger({ headers }: Exchange, { bearerToken }: World): Reply | undefined {
  return headers.authorization === `Bearer ${bearerToken}` ? undefined : answerUnauthorized();
}

/** Refuses a request of an account that may not, or cannot pay. */
export function refuseAccount({ settings }: World): Reply | undefined {
  switch (settings.account) {
    case "active":
      return undefined;
    case "no-credits":
      return answerCreditsDepleted();
    case "not-enrolled":
      return answerNotEnrolled();
  }
}

/** Puts token, rate limit and account before a classic operation, and the limit's headers on its every answer. */
export function guardClassic(world: World, route: Route): Route {
  return {
    ...route,
    async handle(exchange) {
      const refusal = refuseStranger(exchange, world);
      if (refusal) return refusal;
      const { admitted, headers } = world.admit(route.operation);
      const reply = admitted
        ? (refuseAccount(world) ?? (await route.handle(exchange)))
        : answerTooManyRequests();
      return { ...reply, headers: { ...headers, ...reply.headers } };
    },
  };
}
