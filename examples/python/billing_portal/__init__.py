"""The billing portal route of MarginFront, by the contract in openapi.yaml."""

from .customers import Customer, Resolved
from .route import PortalRoute

__all__ = ["Customer", "PortalRoute", "Resolved"]
