/** Shapes of the HTTP contract that the page reads and writes. */

export const MODES = ["normie", "explorer", "developer", "expert"] as const;
export type Mode = (typeof MODES)[number];

export interface User {
  id: string;
  login: string;
  name?: string | null;
  avatar_url?: string | null;
  mode: Mode;
  max_mode?: Mode;
}

export interface TokenAnswer {
  token: string;
  expires_in: number;
  user: User;
}

export interface Finding {
  code: string;
  message: string;
  path?: string;
  line?: number;
  column?: number;
  end_line?: number;
  end_column?: number;
  suggestion?: string | null;
}

export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  errors?: Finding[];
}

export interface Validation {
  valid: boolean;
  errors: Finding[];
  warnings: Finding[];
}

export type GalleryType = "recipe" | "bundle" | "skill";

export interface GalleryItem {
  id: string;
  type: GalleryType;
  name: string;
  title?: string | null;
  description: string;
  yaml?: string;
  category: string;
  min_mode: Mode;
  featured: boolean;
  tags: string[];
  popularity?: number;
  created_at?: string;
  cost?: string | null;
  sample_inputs?: Record<string, unknown> | null;
  community?: boolean;
}

export interface GalleryPage {
  items: GalleryItem[];
  total: number;
  limit: number;
  offset: number;
}

export interface Usage {
  input_tokens: number;
  output_tokens: number;
  cost_usd?: number | null;
}

export type ExecutionStatus =
  | "queued"
  | "running"
  | "waiting_approval"
  | "paused"
  | "completed"
  | "failed"
  | "cancelled"
  | "denied";

export interface EventEnvelope {
  id: string;
  execution_id: string;
  step?: string | null;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
  run?: number | null;
}

export interface StepStatus {
  path: string;
  id: string;
  state: "running" | "completed" | "failed" | "skipped" | "waiting_approval";
  started_at?: string | null;
  ended_at?: string | null;
  attempt?: number;
}

export interface Approval {
  stage: string;
  prompt: string;
  expires_at?: string | null;
  on_timeout?: string;
}

export interface Execution {
  execution_id: string;
  status: ExecutionStatus;
  steps: StepStatus[];
  outputs: Record<string, unknown>;
  error?: { code: string; message: string; retryable?: boolean } | null;
  approval?: Approval | null;
  usage: Usage;
  events: EventEnvelope[];
}

export interface Accepted {
  execution_id: string;
  status_url?: string;
  stream_url?: string;
  rate_limit_remaining?: number;
}

export interface ChatMessage {
  role: "user" | "assistant";
  content: string;
}

interface StartOptions {
  model?: string;
  max_cost_usd?: number;
  files?: Record<string, string>;
}

export type StartRequest =
  | ({ type: "prompt"; bundle?: string; prompt: string; conversation?: ChatMessage[] } & StartOptions)
  | ({ type: "recipe"; recipe_yaml: string; inputs: Record<string, unknown> } & StartOptions)
  | ({ type: "recipe"; gallery_id: string; inputs: Record<string, unknown> } & StartOptions);

export interface ModelOffer {
  id: string;
  name?: string;
  provider?: string;
  offline?: boolean;
}
