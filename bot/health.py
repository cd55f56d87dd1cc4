"""Whether the service lives, and whether it is whole."""

from fastapi import APIRouter, Request

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live")
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/ready")
async def ready(request: Request) -> dict[str, str]:
    """The service answers people; `brain` says whether by understanding or by search.

    200 while people get answers; `degraded` when the brain is away or the store
    (database, rate limits) failed at its last use.
    """
    house = request.app.state.house
    brain = await house.brain.ready()
    trouble = house.door.trouble.now
    return {
        "status": "ok" if brain and not trouble else "degraded",
        "brain": "ready" if brain else "unavailable",
        "store": "failing" if trouble else "ready",
    }
