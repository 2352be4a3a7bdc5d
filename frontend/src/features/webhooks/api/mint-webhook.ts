import { call } from "@/lib/api/client";
import type { Webhook } from "@/lib/api/types";

export interface WebhookWish {
  recipe_yaml: string;
  max_cost_usd?: number;
  max_per_hour?: number;
  expires_in_days?: number;
}

export function mintWebhook(wish: WebhookWish): Promise<Webhook> {
  return call("POST", "/api/webhooks", { body: wish });
}
