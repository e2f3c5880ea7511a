"""Addresses of strategies."""

from django.urls import path

from mittkoping.web.strategy import trying

urlpatterns = [
    path("prova-din-strategi", trying.attempt, name="try_strategy"),
    path("prova-din-strategi/synpunkter", trying.memo, name="try_strategy_memo"),
]
