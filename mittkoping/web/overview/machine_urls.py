"""Addresses that machines know by heart; they have no language."""

from django.urls import path

from mittkoping.web.overview import machines

urlpatterns = [
    path("robots.txt", machines.robots, name="robots"),
    path("halsa", machines.health, name="health"),
]
