import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/states";

/** Stands where the view of a run will be. */
export function ViewerSkeleton() {
  return (
    <Card className="space-y-4 p-5">
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-40 w-full" />
    </Card>
  );
}
